"""What an app leaves in the database when it is taken out of the settings: pages, snippets, translations, tables. It is
shown to no reader, breaks no list, is told to administrators, and goes by one command.

``types`` says which types of content are installed; ``finding`` finds what was left, ``removing`` removes it; ``guard``
answers where the admin cannot open it; ``panel`` tells administrators.
"""
