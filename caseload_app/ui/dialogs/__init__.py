"""The windows that open over the main one, or before it. They open and signal, never block."""
