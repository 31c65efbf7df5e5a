package example;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.tunesmith.agents.tools.ToolSchemas;
import dev.tunesmith.engine.order.SandboxServers;
import dev.tunesmith.mcp.session.Sessions;
import dev.tunesmith.mcp.session.WorkerCommand;
import dev.tunesmith.mcp.tool.Offered;
import dev.tunesmith.mcp.tool.Setup;
import dev.tunesmith.mcp.tool.Toolset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A host whose own agent tunes databases: Tunesmith's tools in process, a model of its own. */
public final class AgentHost {
  private final ChatModel model;
  private final Toolset tuning;

  /** A host with databases that are named in a settings file. */
  public AgentHost(ChatModel model, Path settings) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = System.getProperty("java.class.path");
    WorkerCommand worker =
        new WorkerCommand(
            List.of(java, "-cp", classes, "dev.tunesmith.cli.Main", "mcp", "--worker"));
    Sessions sessions = new Sessions(Path.of("sessions").toAbsolutePath(), worker);
    this.model = model;
    this.tuning =
        Offered.tools(
            new Setup(
                settings.toAbsolutePath(),
                List.of(),
                System.getenv(),
                SandboxServers.onClassPath(),
                sessions,
                null));
  }

  /** What the agent says to a request once it needs no tool any more. */
  public String answer(String request) {
    List<ToolSpecification> tools =
        tuning.tools().stream().map(each -> ToolSchemas.of(each.definition())).toList();
    List<ChatMessage> talk = new ArrayList<>();
    talk.add(SystemMessage.from(Offered.instructions()));
    talk.add(UserMessage.from(request));
    while (true) {
      AiMessage said =
          model
              .chat(ChatRequest.builder().messages(talk).toolSpecifications(tools).build())
              .aiMessage();
      talk.add(said);
      if (!said.hasToolExecutionRequests()) {
        return said.text();
      }
      for (ToolExecutionRequest call : said.toolExecutionRequests()) {
        String result = tuning.call(call.name(), call.arguments(), "my-host").text();
        talk.add(ToolExecutionResultMessage.from(call, result));
      }
    }
  }

  /** Takes a settings file and a request, as {@code tunesmith.yaml "tune my shop database"}. */
  public static void main(String[] arguments) {
    ChatModel model =
        OpenAiChatModel.builder()
            .baseUrl(System.getenv().getOrDefault("OPENAI_BASE_URL", "https://api.openai.com/v1"))
            .apiKey(System.getenv("OPENAI_API_KEY"))
            .modelName(System.getenv("OPENAI_MODEL"))
            .build();
    System.out.println(new AgentHost(model, Path.of(arguments[0])).answer(arguments[1]));
  }
}
