"""Charts laid out in pixels, for whatever they are drawn on."""
