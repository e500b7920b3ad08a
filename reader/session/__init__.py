"""What a person is reading and where they are in it: values, walks, and questions to the library.

Nothing here knows Textual; `reader.screens` draws it.
"""
