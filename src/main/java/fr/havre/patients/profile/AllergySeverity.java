package fr.havre.patients.profile;

/** How bad a reaction was. */
public enum AllergySeverity {
    MILD, MODERATE, SEVERE
}
