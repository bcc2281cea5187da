package io.github.rolloutplanner.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a document as GitHub reads Markdown. Asides are left out: what they hold is for the page.
 *
 * <p>Each block ends with an empty line, so that nothing runs into what follows.
 */
final class MarkdownRenderer {
    private final StringBuilder text = new StringBuilder();

    private MarkdownRenderer() {}

    static String write(Document document) {
        MarkdownRenderer renderer = new MarkdownRenderer();
        renderer.block(
                "# " + MarkdownPhrase.of(Phrase.words(document.kind() + ": ").then(Phrase.name(document.title()))));
        renderer.block(MarkdownPhrase.of(document.lead()));
        document.sections().forEach(renderer::section);
        return renderer.text.toString().stripTrailing() + "\n";
    }

    private void section(Section section) {
        List<Block> shown = section.blocks().stream()
                .filter(block -> !(block instanceof Block.Aside))
                .toList();
        if (!shown.isEmpty()) {
            block("## " + MarkdownPhrase.of(Phrase.words(section.title())));
            blocks(shown);
        }
    }

    /** One table is named by what it stands below; several have names of their own. */
    private void blocks(List<Block> blocks) {
        boolean areNamed = blocks.stream().filter(Block.Table.class::isInstance).count() > 1;
        for (Block block : blocks) {
            if (areNamed && block instanceof Block.Table table) {
                block("**" + MarkdownPhrase.of(Phrase.words(table.caption())) + "**");
            }
            write(block);
        }
    }

    private void write(Block block) {
        if (block instanceof Block.Paragraph paragraph) {
            block(MarkdownPhrase.of(paragraph.words()));
        } else if (block instanceof Block.Facts facts) {
            facts(facts);
        } else if (block instanceof Block.Table table) {
            table(table);
        } else if (block instanceof Block.Listing listing) {
            list(listing);
        } else if (block instanceof Block.Quotation quotation) {
            quotation(quotation);
        } else if (block instanceof Block.Preformatted lines) {
            block(MarkdownPhrase.fenced("text", lines.text()));
        } else if (block instanceof Block.Group group) {
            group(group);
        } else if (block instanceof Block.Picture picture) {
            picture.figure().mermaid().ifPresent(diagram -> block(MarkdownPhrase.fenced("mermaid", diagram)));
        }
    }

    private void block(String lines) {
        text.append(lines).append("\n\n");
    }

    private void lines(List<String> lines) {
        block(String.join("\n", lines));
    }

    private void facts(Block.Facts facts) {
        lines(facts.facts().stream()
                .map(fact -> "- **" + MarkdownPhrase.of(Phrase.words(fact.name())) + ":** "
                        + MarkdownPhrase.of(fact.value()))
                .toList());
    }

    private void table(Block.Table table) {
        List<String> lines = new ArrayList<>();
        lines.add(row(table.columns().stream()
                .map(column -> Phrase.words(column.title()))
                .toList()));
        lines.add(table.columns().stream()
                .map(column -> column.isNumber() ? "---:" : "---")
                .collect(Collectors.joining(" | ", "| ", " |")));
        table.rows().forEach(row -> lines.add(row(row)));
        lines(lines);
    }

    private static String row(List<Phrase> cells) {
        return cells.stream().map(MarkdownPhrase::of).collect(Collectors.joining(" | ", "| ", " |"));
    }

    private void list(Block.Listing listing) {
        String sign = switch (listing.kind()) {
            case BULLETS -> "* ";
            case STEPS -> "1. ";
            case CHECKS -> "- [ ] ";
        };
        lines(listing.items().stream()
                .map(item -> sign + MarkdownPhrase.of(item))
                .toList());
    }

    private void quotation(Block.Quotation quotation) {
        List<String> written = quotation
                .text()
                .lines()
                .map(line -> MarkdownPhrase.of(Phrase.words(line)))
                .toList();
        List<String> lines = new ArrayList<>();
        for (int at = 0; at < written.size(); at++) {
            boolean isFollowed = at + 1 < written.size() && !written.get(at + 1).isEmpty();
            boolean breaks = isFollowed && !written.get(at).isEmpty();
            lines.add(("> " + written.get(at) + (breaks ? "\\" : "")).stripTrailing());
        }
        lines(lines);
    }

    private void group(Block.Group group) {
        List<Block> shown = group.blocks().stream()
                .filter(block -> !(block instanceof Block.Aside))
                .toList();
        if (!shown.isEmpty()) {
            block("### " + MarkdownPhrase.of(group.title()));
            blocks(shown);
        }
    }
}
