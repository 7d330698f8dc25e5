/**
 * From files on a desk to documents in a patient's file: dropped, pasted, chosen or found in a watched folder, examined,
 * proposed to a person in one sheet, filed and queued for the national record.
 *
 * <p>Nothing is kept before a person has said whose it is; nothing is removed from where it lay unless a person says so.
 * Neighbours: {@code documents} examines and keeps, {@code record} queues, {@code ui.send} sends what is kept already.
 * <p>Threads: views and view models on the FX thread; {@code Reader}, {@code Filer} and {@code FolderWatch} off it.
 */
package fr.havre.ui.imports;
