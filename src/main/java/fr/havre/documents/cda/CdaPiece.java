package fr.havre.documents.cda;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A piece of a CDA body as written: words, or an element with the pieces inside it in their order. */
public sealed interface CdaPiece {
    /** Characters as written, blanks included. */
    record Words(String text) implements CdaPiece {
        @Override public String toString() {
            return "Words[" + text.length() + "]";
        }
    }

    /**
     * An element.
     *
     * @param name without prefix
     * @param attributes by their names without prefixes
     */
    record Element(String name, Map<String, String> attributes, List<CdaPiece> inside) implements CdaPiece {
        static final Element NOTHING = new Element("", Map.of(), List.of());

        public Element {
            attributes = Map.copyOf(attributes);
            inside = List.copyOf(inside);
        }

        /** Stripped; empty if it is not there. */
        public String attribute(String attribute) {
            return attributes.getOrDefault(attribute, "").strip();
        }

        public Stream<Element> elements() {
            return inside.stream().filter(Element.class::isInstance).map(Element.class::cast);
        }

        public Stream<Element> elements(String wanted) {
            return elements().filter(each -> each.name.equals(wanted));
        }

        /** The first element down this path; one without name if there is none. */
        public Element at(String... path) {
            Element here = this;
            for (String step : path) {
                Optional<Element> child = here.elements(step).findFirst();
                here = child.orElse(NOTHING);
            }
            return here;
        }

        public boolean isNothing() {
            return name.isEmpty();
        }

        /** All words in it, blanks run together. */
        public String words() {
            StringBuilder words = new StringBuilder();
            collect(this, words);
            return words.toString().strip().replaceAll("[\\s\\p{Z}]+", " ");
        }

        private static void collect(Element element, StringBuilder words) {
            for (CdaPiece piece : element.inside) {
                switch (piece) {
                    case Words said -> words.append(said.text());
                    case Element inner -> collect(inner, words);
                }
            }
        }

        @Override public String toString() {
            return "Element[" + name + "]";
        }
    }
}
