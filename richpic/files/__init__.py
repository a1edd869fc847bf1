"""Reading and writing: pictures, journals, icons, fonts. Every failure is a FileError in plain words."""
