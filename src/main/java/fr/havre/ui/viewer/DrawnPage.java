package fr.havre.ui.viewer;

import fr.havre.documents.PageSize;
import fr.havre.documents.Picture;

/** A page as it was drawn for {@code scale} pixels a point; a very large one has fewer. */
record DrawnPage(int page, PageSize size, Picture picture, double scale) { }
