package fr.havre.documents.review;

import fr.havre.documents.DocumentId;

/** Announced after the commit: looked at, no longer looked at, or its abnormal results were found. */
public record ReviewChanged(DocumentId document) { }
