package fr.havre.ui;

/** What every screen is given. */
public record Surroundings(LiveWords words, Background background, Navigator navigator, News news, Notices notices,
        Sheets sheets, Outside outside, Drafting drafts, WindowActions window) { }
