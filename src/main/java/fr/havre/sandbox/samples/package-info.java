/**
 * People and documents of the demo and of the tests, written by ourselves: nobody in them exists.
 *
 * <p>Described in files a person can read ({@code people.json}, {@code documents/*.md}); turned into CDA, PDF and
 * images here. Knows nothing of HTTP or of how the record keeps things.
 * <p>Threads: values; a builder is used by one thread.
 */
package fr.havre.sandbox.samples;
