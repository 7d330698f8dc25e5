package fr.havre.ui.settings;

import java.net.URI;
import java.util.Optional;

/** A server that is set up here. Never on the FX thread. */
interface Server {
    /** What a person wrote; of the key nothing, where the one in force is meant. */
    record Wanted(String address, String name, String key) {
        @Override public String toString() {
            return "Wanted";
        }
    }

    /** What is in force; never the key. */
    record Kept(URI base, String name) { }

    /** The address and the name that are proposed while nothing is in force. */
    Kept usual();

    Optional<Kept> kept();

    /** Asks it, keeps nothing; says how many things it has, where that is something to say. */
    int test(Wanted wanted) throws Exception;

    void keep(Wanted wanted) throws Exception;

    /** It is asked no more. */
    void leave();
}
