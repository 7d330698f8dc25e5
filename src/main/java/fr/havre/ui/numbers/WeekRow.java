package fr.havre.ui.numbers;

import java.time.LocalDate;

/** One week of the table; {@code monday} its first day. */
record WeekRow(LocalDate monday, long toRecord, long messages, int admissions, int completeOnTime) { }
