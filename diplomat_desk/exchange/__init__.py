"""Other people's files in and out: reading tables, mapping their columns, and the formats that the field reads.

Nothing here knows the register or a window: files and values in, drafts of records or bytes out.
"""
