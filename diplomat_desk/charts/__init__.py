"""Pictures of the register: descriptions that know no screen, and their drawing as SVG and CSV."""
