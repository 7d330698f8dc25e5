package fr.havre.documents.pdf;

import org.apache.pdfbox.jbig2.util.cache.Cache;
import org.apache.pdfbox.jbig2.util.cache.CacheBridge;

/**
 * What the JBIG2 decoder is told to keep its pages in, which it else would for as long as the program runs, whoever has signed
 * out. Found by it among the services of the class path.
 */
public final class NothingKept implements CacheBridge {
    @Override public Cache getCache() {
        return new Cache() {
            @Override public Object put(Object key, Object value, int size) {
                return null;
            }

            @Override public Object get(Object key) {
                return null;
            }

            @Override public void clear() {
                // nothing is there
            }

            @Override public Object remove(Object key) {
                return null;
            }
        };
    }
}
