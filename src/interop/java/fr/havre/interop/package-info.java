/** The product against servers that others wrote: {@code mvn -Pinterop verify}. Not part of {@code mvn verify}. */
package fr.havre.interop;
