package fr.havre.cli;

import fr.havre.ui.words.CommandWords;

/** What every command is given. */
record Surroundings(Terminal terminal, CommandWords words) { }
