"""The log of changes: what content events mean for what is served, and the version that answers are kept by.

``marking`` notes, in the transaction of the event, what changed; ``signal_handlers`` says when; ``numbering`` puts
what was committed in order; ``listing`` is the resource that partners read.
"""
