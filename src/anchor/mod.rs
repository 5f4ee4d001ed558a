//! Finds a selector again in another version, or says that it can't: never a lookalike in silence.
