//! The window: views read the session and queue actions; they change nothing themselves.
