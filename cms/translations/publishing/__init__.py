"""How a translation becomes public: what is missing, moderation, and the screens for it."""
