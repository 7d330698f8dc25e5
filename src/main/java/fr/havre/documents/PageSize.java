package fr.havre.documents;

/** Of a displayed page, in points (1/72 inch). */
public record PageSize(double width, double height) { }
