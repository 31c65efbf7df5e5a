package dev.tunesmith.skillfiles.contract;

import com.vladsch.flexmark.ext.tables.TablesExtension;
import com.vladsch.flexmark.parser.InlineParserExtensionFactory;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.parser.block.CharacterNodeFactory;
import com.vladsch.flexmark.parser.delimiter.DelimiterProcessor;
import com.vladsch.flexmark.parser.internal.CommonmarkInlineParser;
import com.vladsch.flexmark.parser.internal.LinkRefProcessorData;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.data.MutableDataSet;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/** Parses Markdown to its blocks; what stands within a line is left alone, save a table's bars. */
final class BlockParser extends CommonmarkInlineParser {

  private static final Parser PARSER =
      Parser.builder(
              new MutableDataSet()
                  .set(Parser.HTML_BLOCK_PARSER, false)
                  .set(Parser.REFERENCE_PARAGRAPH_PRE_PROCESSOR, false)
                  .set(Parser.EXTENSIONS, List.of(TablesExtension.create())))
          .customInlineParserFactory(BlockParser::new)
          .build();

  private boolean isInTable;

  private BlockParser(
      DataHolder options,
      BitSet special,
      BitSet delimiters,
      Map<Character, DelimiterProcessor> processors,
      LinkRefProcessorData links,
      List<InlineParserExtensionFactory> extensions) {
    super(options, special, delimiters, processors, links, extensions);
  }

  static Node parse(String markdown) {
    return PARSER.parse(markdown);
  }

  @Override
  public void parse(BasedSequence content, Node block) {
    if (isInTable) {
      super.parse(content, block);
    }
  }

  @Override
  public List<Node> parseCustom(
      BasedSequence row,
      Node node,
      BitSet separators,
      Map<Character, CharacterNodeFactory> factories) {
    isInTable = true;
    List<Node> cells = super.parseCustom(row, node, separators, factories);
    isInTable = false;
    return cells;
  }
}
