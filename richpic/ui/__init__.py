"""The window: canvas, panels, dialogs and their look. QtWidgets from here on."""
