package io.github.rolloutplanner.json;

import java.util.List;
import java.util.Map;

/** A value of a document that is being read, and where it stands. */
sealed interface Node {

    /** Where it stands. */
    Pointer at();

    /** The value for a message: {@code the text "abc"}, {@code the number 5}, {@code an object}. */
    String found();

    /** An object; its members in the order of the document. */
    record ObjectNode(Pointer at, Map<String, Node> members) implements Node {
        @Override
        public String found() {
            return "an object";
        }
    }

    /** An array. */
    record ArrayNode(Pointer at, List<Node> items) implements Node {
        @Override
        public String found() {
            return "an array";
        }
    }

    /** A text. */
    record TextNode(Pointer at, String text) implements Node {
        @Override
        public String found() {
            return "the text " + Excerpt.quoted(text) + Excerpt.length(text);
        }

        /** The same of a long text, from where it differs from another whose start is alike. */
        String foundFrom(int difference) {
            return "the text " + Excerpt.quotedFrom(difference, text) + Excerpt.length(text);
        }
    }

    /** A number, as it was spelled. */
    record NumberNode(Pointer at, String literal) implements Node {
        @Override
        public String found() {
            return "the number " + Excerpt.of(literal) + Excerpt.length(literal);
        }
    }

    /** True or false. */
    record BooleanNode(Pointer at, boolean value) implements Node {
        @Override
        public String found() {
            return Boolean.toString(value);
        }
    }

    /** Null. */
    record NullNode(Pointer at) implements Node {
        @Override
        public String found() {
            return "null";
        }
    }
}
