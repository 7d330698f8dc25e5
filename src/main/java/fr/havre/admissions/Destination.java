package fr.havre.admissions;

/** A hospital and one of its services, as they were written; the service may be empty. */
public record Destination(String hospital, String service) { }
