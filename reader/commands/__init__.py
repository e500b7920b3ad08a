"""The commands, a module for each concern, loaded when first needed.

Every one is thin: it asks the library and hands the answer to `reader.commands.output`. A command
returns its exit status.
"""

READER = "(reader)"
"""The name of the command without a name; no word on a command line is like it."""

COMMANDS = {
    "index": ("indexing", "Make or update a library from files and folders."),
    "search": ("searching", "Find articles and quotes."),
    "quotes": ("searching", "List quotes, by date, article and place."),
    "speakers": ("searching", "List speakers, most quoted first."),
    "speaker": ("speaking", "Show one speaker: names, roles, when, all quotes."),
    "show": ("showing", "Print the text at an article or a quote, its quotes marked."),
    "export": ("exporting", "Write quotes as annotations: JSON-LD, or a folder for brat."),
    "correct": ("correcting", "Correct a quote or a speaker for good; undo it; list it all."),
    "extract": ("extracting", "Print the quotes of files, with no library at all."),
    "forget": ("indexing", "Take a file or folder out of the library."),
    "libraries": ("indexing", "List the known libraries, the one used last first."),
    "keys": ("keying", "List the reader's keys and the names of its commands."),
    "completion": ("completing", "Print what bash, zsh or fish needs to complete words."),
    "doctor": ("doctor", "Say what Quoth runs on, and look whether a library is well."),
}
"""Each command's name, module and short help, in the order of the list."""
