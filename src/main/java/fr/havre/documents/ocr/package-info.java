/**
 * Reads the words of pictures with a program of another make, where it is installed: tesseract. A picture goes in on its
 * standard input, words come out on its standard output; nothing is written to a disk.
 *
 * <p>Knows no document: {@link fr.havre.documents.ScanReading} gives it pages. Threads: any but the FX thread; one picture
 * at a time, seconds each.
 */
package fr.havre.documents.ocr;
