package io.github.rolloutplanner.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** What holds for each report in Markdown: read by a parser that makes links of bare addresses, as GitHub does. */
final class MarkdownCheck {
    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create(), TaskListItemsExtension.create(), AutolinkExtension.create()))
            .build();
    private static final Set<String> NODES = Set.of(
            "Document",
            "Heading",
            "Paragraph",
            "Text",
            "SoftLineBreak",
            "HardLineBreak",
            "StrongEmphasis",
            "Code",
            "FencedCodeBlock",
            "BulletList",
            "OrderedList",
            "ListItem",
            "TaskListItemMarker",
            "BlockQuote",
            "HtmlInline",
            "TableBlock",
            "TableHead",
            "TableBody",
            "TableRow",
            "TableCell");

    private final List<Node> nodes = new ArrayList<>();

    private MarkdownCheck(Node node) {
        collect(node);
    }

    static MarkdownCheck read(String markdown) {
        MarkdownCheck read = new MarkdownCheck(PARSER.parse(markdown));
        assertThat(NODES)
                .containsAll(read.nodes.stream()
                        .map(node -> node.getClass().getSimpleName())
                        .collect(Collectors.toSet()));
        assertThat(read.of(HtmlInline.class)).allMatch(html -> html.getLiteral().equals("<!-- -->"));
        read.of(TableBlock.class).forEach(MarkdownCheck::hasACellForEachColumn);
        return read;
    }

    private void collect(Node node) {
        nodes.add(node);
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            collect(child);
        }
    }

    private static void hasACellForEachColumn(Node table) {
        List<Integer> cells = new MarkdownCheck(table)
                .of(TableRow.class).stream()
                        .map(row -> new MarkdownCheck(row).of(TableCell.class).size())
                        .toList();
        assertThat(cells).hasSizeGreaterThan(1);
        assertThat(new HashSet<>(cells)).hasSize(1);
    }

    <T extends Node> List<T> of(Class<T> kind) {
        return nodes.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Returns all words that a reader sees, in their order and without what parts them. */
    String words() {
        StringBuilder words = new StringBuilder();
        for (Node node : nodes) {
            if (node instanceof Text text) {
                words.append(text.getLiteral());
            } else if (node instanceof Code code) {
                words.append(code.getLiteral());
            } else if (!(node instanceof HtmlInline)) {
                words.append('\n');
            }
        }
        return words.toString();
    }

    /** Returns the diagrams of Mermaid. */
    List<String> diagrams() {
        return of(FencedCodeBlock.class).stream()
                .filter(block -> block.getInfo().equals("mermaid"))
                .map(FencedCodeBlock::getLiteral)
                .toList();
    }
}
