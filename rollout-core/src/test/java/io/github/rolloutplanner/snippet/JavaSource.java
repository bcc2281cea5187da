package io.github.rolloutplanner.snippet;

import com.sun.source.tree.LiteralTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Source that the compiler of the running JDK reads from memory. */
final class JavaSource extends SimpleJavaFileObject {
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    private final String code;

    JavaSource(String name, String code) {
        super(URI.create("memory:///" + name + ".java"), Kind.SOURCE);
        this.code = code;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return code;
    }

    /** What the compiler says about types; nothing is written. */
    static List<String> errors(List<JavaSource> sources) {
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        JavacTask task = task(sources, said);
        try {
            task.analyze();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return messages(said);
    }

    /** The values of all texts in a source that has to be well-formed. */
    static List<String> literals(String code) {
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        List<String> found = new ArrayList<>();
        try {
            task(List.of(new JavaSource("Snippet", code)), said)
                    .parse()
                    .forEach(unit -> unit.accept(texts(found), null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!messages(said).isEmpty()) {
            throw new AssertionError(messages(said) + "\n" + code);
        }
        return found;
    }

    private static JavacTask task(List<JavaSource> sources, DiagnosticCollector<JavaFileObject> said) {
        return (JavacTask) COMPILER.getTask(null, null, said, List.of("-proc:none"), null, sources);
    }

    private static List<String> messages(DiagnosticCollector<JavaFileObject> said) {
        return said.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(Object::toString)
                .toList();
    }

    private static TreeScanner<Void, Void> texts(List<String> found) {
        return new TreeScanner<>() {
            @Override
            public Void visitLiteral(LiteralTree literal, Void unused) {
                if (literal.getValue() instanceof String text) {
                    found.add(text);
                }
                return super.visitLiteral(literal, unused);
            }
        };
    }
}
