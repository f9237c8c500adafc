"""How the desk answers each event, by subject. All pure: session and event in, session and effects out."""
