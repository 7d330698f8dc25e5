package fr.havre;

import fr.havre.cli.Program;

/** Starts Havre. */
public final class Main {
    private Main() { }

    public static void main(String[] args) {
        Logs.toTerminal(System.err);
        LibraryPlaces.tell(UserFolders.ofThisUser().cache());
        System.exit(Program.run(args));
    }
}
