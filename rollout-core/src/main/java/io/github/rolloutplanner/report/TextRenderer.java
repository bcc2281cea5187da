package io.github.rolloutplanner.report;

import java.util.ArrayList;
import java.util.List;

/** Writes a document for a terminal. No line is wider than asked for; asides are left out, as in Markdown. */
final class TextRenderer {
    private static final String INDENT = "  ";

    private final int width;
    private final List<String> lines = new ArrayList<>();

    private TextRenderer(int width) {
        this.width = width;
    }

    static String write(Document document, int width) {
        TextRenderer renderer = new TextRenderer(width);
        renderer.heading(document.kind() + ": " + document.title(), "=");
        renderer.paragraph(document.lead());
        document.sections().forEach(renderer::section);
        return String.join("\n", renderer.lines) + "\n";
    }

    private void section(Section section) {
        if (section.blocks().stream().allMatch(Block.Aside.class::isInstance)) {
            return;
        }
        lines.add("");
        heading(section.title(), "-");
        blocks(section.blocks());
    }

    /** Writes blocks with an empty line between them. One table is named by what it stands below; several by themselves. */
    private void blocks(List<Block> blocks) {
        boolean areNamed = blocks.stream().filter(Block.Table.class::isInstance).count() > 1;
        boolean isFirst = true;
        for (Block block : blocks) {
            int before = lines.size();
            if (areNamed && block instanceof Block.Table table) {
                paragraph(Phrase.words(table.caption() + ":"));
            }
            block(block);
            if (!isFirst && lines.size() > before) {
                lines.add(before, "");
            }
            isFirst &= lines.size() == before;
        }
    }

    private void heading(String title, String rule) {
        List<String> words = TextLines.wrapped(title, width);
        lines.addAll(words);
        lines.add(rule.repeat(Math.min(
                width, words.stream().mapToInt(TextWidth::columns).max().orElse(1))));
    }

    private void block(Block block) {
        if (block instanceof Block.Paragraph paragraph) {
            paragraph(paragraph.words());
        } else if (block instanceof Block.Facts facts) {
            facts.facts()
                    .forEach(fact ->
                            hanging("", fact.name() + ": " + fact.value().plain()));
        } else if (block instanceof Block.Table table) {
            lines.addAll(TextTable.lines(table, width));
        } else if (block instanceof Block.Listing listing) {
            list(listing);
        } else if (block instanceof Block.Quotation quotation) {
            quotation.text().lines().forEach(line -> hanging(INDENT, line));
        } else if (block instanceof Block.Preformatted preformatted) {
            preformatted.text().lines().forEach(line -> hanging(INDENT, line));
        } else if (block instanceof Block.Group group) {
            group(group);
        } else if (block instanceof Block.Picture picture) {
            lines.addAll(picture.figure().lines(width));
        }
    }

    private void paragraph(Phrase words) {
        lines.addAll(TextLines.wrapped(words.plain(), width));
    }

    private void list(Block.Listing listing) {
        for (int at = 0; at < listing.items().size(); at++) {
            String sign = switch (listing.kind()) {
                case BULLETS -> "- ";
                case STEPS -> (at + 1) + ". ";
                case CHECKS -> "[ ] ";
            };
            hanging(sign, listing.items().get(at).plain());
        }
    }

    private void hanging(String sign, String words) {
        lines.addAll(TextLines.hanging(sign, words, width));
    }

    private void group(Block.Group group) {
        if (!group.blocks().stream().allMatch(Block.Aside.class::isInstance)) {
            paragraph(group.title().then(":"));
            blocks(group.blocks());
        }
    }
}
