package dev.talaria.sessions.export;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;

/// Markdown of a model as HTML that can do nothing: its own HTML is text, its links lead outside, its pictures are words.
final class HtmlMarkdown {
    private static final List<TablesExtension> EXTENSIONS = List.of((TablesExtension) TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).maxOpenBlockParsers(200).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .attributeProviderFactory(_ -> HtmlMarkdown::addAttributes)
            .nodeRendererFactory(NamedPictures::new)
            .build();

    private HtmlMarkdown() {}

    static String html(String markdown) {
        return RENDERER.render(PARSER.parse(markdown));
    }

    private static void addAttributes(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof Link && tag.equals("a")) {
            attributes.put("rel", "noopener noreferrer nofollow");
            attributes.put("target", "_blank");
        }
    }

    /// Loading a picture would tell its server who reads here, and when.
    private static final class NamedPictures implements NodeRenderer {
        private final HtmlNodeRendererContext context;

        NamedPictures(HtmlNodeRendererContext context) {
            this.context = context;
        }

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Image.class);
        }

        @Override
        public void render(Node node) {
            var html = context.getWriter();
            html.tag("span", Map.of("class", "picture"));
            html.text("[picture: ");
            for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
                context.render(child);
            }
            html.text("]");
            html.tag("/span");
        }
    }
}
