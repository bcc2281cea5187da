package io.github.rolloutplanner.report;

import java.util.List;

/** A part of a section. Each form of a report writes each kind of block in its own way. */
sealed interface Block {

    /** A paragraph. */
    record Paragraph(Phrase words) implements Block {
        static Paragraph of(String words) {
            return new Paragraph(Phrase.words(words));
        }
    }

    /** What a reader of pictures has to know; left out with them. */
    record Legend(Phrase words) implements Block {}

    /** Facts by their names. */
    record Facts(List<Fact> facts) implements Block {}

    /** A fact and its name. */
    record Fact(String name, Phrase value) {
        static Fact of(String name, String value) {
            return new Fact(name, Phrase.words(value));
        }
    }

    /** Rows of cells; the first cell of a row says what the row is about. */
    record Table(String caption, List<Column> columns, List<List<Phrase>> rows) implements Block {}

    /** A column of a table. */
    record Column(String title, boolean isNumber) {
        static Column text(String title) {
            return new Column(title, false);
        }

        static Column number(String title) {
            return new Column(title, true);
        }
    }

    /** Items of one kind. */
    record Listing(Kind kind, List<Phrase> items) implements Block {
        enum Kind {
            BULLETS,
            STEPS,
            CHECKS
        }

        static Listing bullets(List<Phrase> items) {
            return new Listing(Kind.BULLETS, items);
        }

        static Listing steps(List<Phrase> items) {
            return new Listing(Kind.STEPS, items);
        }

        static Listing checks(List<Phrase> items) {
            return new Listing(Kind.CHECKS, items);
        }
    }

    /** A text to copy, with its lines. */
    record Quotation(String text) implements Block {}

    /** Lines whose spaces matter. */
    record Preformatted(String text) implements Block {}

    /** Blocks below a heading of their own. */
    record Group(Phrase title, List<Block> blocks) implements Block {}

    /** What only some readers look for: closed on a page, open on paper. */
    record Aside(String summary, List<Block> blocks) implements Block {}

    /** A picture. */
    record Picture(Figure figure) implements Block {}
}
