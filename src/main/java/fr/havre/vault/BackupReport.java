package fr.havre.vault;

/** What a backup came to: files it holds, and how much of that was copied this time. */
public record BackupReport(long files, long copiedFiles, long copiedBytes) { }
