"""What lies outside the program: the terminal, the clipboard, the editor, the user's own files."""
