package fr.havre.directory;

import java.util.List;

/** Somebody or something that may have secure addresses. */
public sealed interface Entry permits Professional, Structure, Contact, Correspondent {
    /** Stable, for comparing: {@code professional:10003461033}. */
    String key();

    /** As it is shown: title, given name, family name; or the name of a structure. */
    String name();

    /** Profession and specialty, or what kind of structure; empty where unknown. */
    String what();

    /** Where, shortly: structure and town; empty where unknown. */
    String place();

    /** Where the mailbox {@code address} is, which may be one place of several. */
    default String placeOf(SecureAddress address) {
        return place();
    }

    /** All of them, the preferred first; none red-listed. */
    List<SecureAddress> addresses();

    /** Everything it can be found by. */
    List<String> words();
}
