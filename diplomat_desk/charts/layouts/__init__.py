"""Where everything in a chart lies, one module a chart."""
