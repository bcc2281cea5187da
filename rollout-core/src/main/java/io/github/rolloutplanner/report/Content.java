package io.github.rolloutplanner.report;

import io.github.rolloutplanner.plan.Statement;
import io.github.rolloutplanner.reason.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Collects the blocks of a section, and leaves out those that would be empty. */
final class Content {
    private final List<Block> blocks = new ArrayList<>();

    Content add(Block block) {
        blocks.add(block);
        return this;
    }

    Content paragraph(String words) {
        return words.isBlank() ? this : add(Block.Paragraph.of(words));
    }

    Content legend(String words) {
        return words.isBlank() ? this : add(new Block.Legend(Phrase.words(words)));
    }

    Content picture(Optional<? extends Figure> figure) {
        figure.ifPresent(known -> add(new Block.Picture(known)));
        return this;
    }

    Content facts(List<Block.Fact> facts) {
        return facts.isEmpty() ? this : add(new Block.Facts(facts));
    }

    Content bullets(List<Phrase> items) {
        return items.isEmpty() ? this : add(Block.Listing.bullets(items));
    }

    Content steps(List<Phrase> items) {
        return items.isEmpty() ? this : add(Block.Listing.steps(items));
    }

    Content checks(List<Phrase> items) {
        return items.isEmpty() ? this : add(Block.Listing.checks(items));
    }

    /** Adds a table of what has rows, one each. */
    <T> Content table(String caption, List<Block.Column> columns, List<T> things, Function<T, List<Phrase>> row) {
        return things.isEmpty()
                ? this
                : add(new Block.Table(caption, columns, things.stream().map(row).toList()));
    }

    Content group(Phrase title, Content content) {
        return content.blocks.isEmpty() ? this : add(new Block.Group(title, content.blocks));
    }

    Content group(String title, Content content) {
        return group(Phrase.words(title), content);
    }

    Content reasons(String question, List<Reason> reasons) {
        Reasons.add(question, reasons, blocks);
        return this;
    }

    <T> Content reasons(String question, List<T> things, Function<T, List<Reason>> reasons) {
        return reasons(question, Reasons.ofAll(things, reasons));
    }

    /** Adds statements, and why they are made. */
    Content statements(List<Statement> statements) {
        return bullets(phrases(statements)).reasons("Why", statements, Statement::reasons);
    }

    /** Returns what has a text as phrases. */
    static List<Phrase> phrases(List<?> things) {
        return things.stream().map(Object::toString).map(Phrase::words).toList();
    }

    Optional<Section> section(String id, String title) {
        return blocks.isEmpty() ? Optional.empty() : Optional.of(new Section(id, title, blocks));
    }
}
