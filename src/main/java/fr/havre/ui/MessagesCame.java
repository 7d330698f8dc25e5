package fr.havre.ui;

/** Told to the screens when messages came that nobody has read, in mailboxes this person sees. */
record MessagesCame(int count) { }
