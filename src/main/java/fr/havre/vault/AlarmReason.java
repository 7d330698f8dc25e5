package fr.havre.vault;

/** Why somebody goes on in spite of a standing alarm: a code, as the audit holds no free text. */
public enum AlarmReason {
    /** Somebody here put a backup, or an older file, back. */
    BACKUP_PUT_BACK,
    /** This vault was used on another computer, and that is known. */
    USED_ELSEWHERE,
    /** The disk or the computer broke and was repaired. */
    COMPUTER_REPAIRED,
    /** It was looked into, and nothing explains it. */
    UNEXPLAINED
}
