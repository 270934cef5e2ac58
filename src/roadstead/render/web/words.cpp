// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/words.hpp"

#include <algorithm>
#include <iterator>

#include "roadstead/base/text.hpp"

namespace roadstead::render::web {

namespace {

constexpr std::string_view languages[] = {"en", "de"};

struct Row {
  Word word;
  std::string_view in[std::size(languages)];
};

constexpr Row table[] = {
    {Word::skip_to_content, {"Skip to content", "Zum Inhalt"}},
    {Word::search, {"Search", "Suchen"}},
    {Word::search_label, {"Search this registry", "Diese Registry durchsuchen"}},
    {Word::navigation, {"Registry", "Registry"}},
    {Word::collections, {"Collections", "Sammlungen"}},
    {Word::namespaces, {"Namespaces", "Namensräume"}},
    {Word::owners, {"Owners", "Besitzer"}},
    {Word::about, {"About", "Über"}},
    {Word::feed, {"Feed", "Feed"}},
    {Word::change_theme, {"Dark colours", "Dunkle Farben"}},
    {Word::maintained_by, {"Maintained by", "Gepflegt von"}},
    {Word::serverless, {"A container registry without a server.", "Eine Container-Registry ohne Server."}},
    {Word::not_found, {"Not found", "Nicht gefunden"}},
    {Word::no_such_page, {"There is no such page in this registry.", "In dieser Registry gibt es diese Seite nicht."}},
    {Word::no_such_page_hint, {"Perhaps one of these:", "Vielleicht eine von diesen:"}},
    {Word::tags, {"Tags", "Tags"}},
    {Word::total_size, {"Size", "Größe"}},
    {Word::digit_group, {",", "."}},
    {Word::decimal_mark, {".", ","}},
    {Word::bytes, {"bytes", "Bytes"}},
    {Word::stated_size, {"the metadata says", "die Metadaten sagen"}},
    {Word::only_the_beginning, {"Only the beginning is shown.", "Nur der Anfang ist zu sehen."}},
    {Word::newest, {"Newest", "Neueste"}},
    {Word::all_collections, {"All collections", "Alle Sammlungen"}},
    {Word::collection, {"Collection", "Sammlung"}},
    {Word::description, {"Description", "Beschreibung"}},
    {Word::tag, {"Tag", "Tag"}},
    {Word::size, {"Size", "Größe"}},
    {Word::architecture, {"Architecture", "Architektur"}},
    {Word::created, {"Created", "Erstellt"}},
    {Word::digest, {"Digest", "Digest"}},
    {Word::previous, {"Previous", "Zurück"}},
    {Word::next, {"Next", "Weiter"}},
    {Word::page, {"Page", "Seite"}},
    {Word::pull, {"Pull", "Holen:"}},
    {Word::pull_with, {"Pull with", "Holen mit"}},
    {Word::copy, {"Copy", "Kopieren"}},
    {Word::copied, {"Copied", "Kopiert"}},
    {Word::no_tag, {"no tag", "kein Tag"}},
    {Word::no_tag_to_pull, {"There is no tag to pull.", "Es gibt keinen Tag zu holen."}},
    {Word::none_can_pull, {"No client can pull", "Kein Client kann holen:"}},
    {Word::cannot_pull, {"What cannot pull it", "Was es nicht holen kann"}},
    {Word::source, {"Source", "Quelle"}},
    {Word::commit, {"Commit", "Commit"}},
    {Word::recipe, {"Recipe", "Rezept"}},
    {Word::signed_by, {"Signed by", "Signiert von"}},
    {Word::license, {"Licence", "Lizenz"}},
    {Word::frozen, {"frozen", "eingefroren"}},
    {Word::yanked, {"yanked", "zurückgezogen"}},
    {Word::labels, {"Labels", "Labels"}},
    {Word::facts, {"Facts", "Angaben"}},
    {Word::files, {"Files", "Dateien"}},
    {Word::history, {"History", "Verlauf"}},
    {Word::further_architectures, {"Further architectures", "Weitere Architekturen"}},
    {Word::images, {"Images", "Images"}},
    {Word::platform, {"Platform", "Plattform"}},
    {Word::file, {"File", "Datei"}},
    {Word::download, {"download", "herunterladen"}},
    {Word::unknown, {"unknown", "unbekannt"}},
    {Word::highest_version, {"the highest version", "die höchste Version"}},
    {Word::first_by_name, {"the first by name", "der erste nach Namen"}},
    {Word::the_newest, {"the newest", "der neueste"}},
    {Word::yanked_tag,
     {"No client lists a yanked tag or pulls it by its name.",
      "Kein Client zeigt einen zurückgezogenen Tag oder holt ihn bei seinem Namen."}},
    {Word::yanked_tags, {"Yanked tags", "Zurückgezogene Tags"}},
    {Word::reason, {"Reason", "Grund"}},
    {Word::yanked_by_digest, {"Its image stays, by its digest.", "Das Image bleibt, bei seinem Digest."}},
    {Word::registry, {"Registry", "Registry"}},
    {Word::updated, {"Updated", "Stand"}},
    {Word::key, {"Name", "Name"}},
    {Word::badge, {"Badge", "Plakette"}},
    {Word::others, {"all others", "alle anderen"}},
    {Word::map_of_sizes, {"Where the bytes are", "Wo die Bytes liegen"}},
    {Word::change, {"Change", "Änderung"}},
    {Word::size_to_next, {"Size change to the next state", "Größenänderung zum nächsten Stand"}},
    {Word::source_to_next, {"Source changes to the next state", "Quelländerungen zum nächsten Stand"}},
    {Word::unchanged, {"unchanged", "unverändert"}},
    {Word::referrers, {"Signatures and attestations", "Signaturen und Bescheinigungen"}},
    {Word::kind, {"Kind", "Art"}},
    {Word::refers_to, {"Refers to", "Gehört zu"}},
    {Word::health, {"Health", "Zustand"}},
    {Word::objects, {"Stored objects", "Gespeicherte Objekte"}},
    {Word::sound, {"Sound", "Heil"}},
    {Word::broken, {"Broken", "Kaputt"}},
    {Word::untold, {"Could not be told", "Nicht zu erfahren"}},
    {Word::unsound, {"Not sound", "Nicht heil"}},
    {Word::healed, {"Healed", "Geheilt"}},
    {Word::rule, {"Rule", "Regel"}},
    {Word::found, {"What was found", "Was gefunden wurde"}},
    {Word::audits_in_a_row, {"Audits in a row", "Prüfungen in Folge"}},
    {Word::is_new, {"new", "neu"}},
    {Word::all_sound,
     {"The last audit found every stored object sound.", "Die letzte Prüfung fand jedes gespeicherte Objekt heil."}},
    {Word::no_audit,
     {"This site was built without the report of an audit.",
      "Diese Site wurde ohne den Bericht einer Prüfung gebaut."}},
    {Word::none, {"none", "keine"}},
    {Word::yes, {"yes", "ja"}},
    {Word::no, {"no", "nein"}},
    {Word::are_welcome, {"are welcome", "sind willkommen"}},
    {Word::are_reviewed, {"are reviewed by a maintainer", "prüft ein Maintainer"}},
    {Word::are_refused, {"are refused", "werden abgelehnt"}},
    {Word::may_lie_at, {"Images may lie at", "Images dürfen liegen bei"}},
    {Word::movable_tags, {"Tags that may move", "Tags, die sich ändern dürfen"}},
    {Word::wanted_labels, {"Labels that are wanted", "Verlangte Labels"}},
    {Word::most_tags, {"Most tags of a collection", "Höchstens Tags je Sammlung"}},
    {Word::most_bytes, {"Most bytes of a collection", "Höchstens Bytes je Sammlung"}},
    {Word::merged_by_itself, {"Merged by itself", "Von selbst übernommen"}},
    {Word::new_namespaces, {"New namespaces", "Neue Namensräume"}},
    {Word::policy, {"Policy", "Regeln dieser Registry"}},
    {Word::how_to_publish, {"How to publish", "Wie man veröffentlicht"}},
    {Word::how_to_publish_text, {"In the repository of your recipes:", "Im Repository der Rezepte:"}},
    {Word::pull_request_text,
     {"Every change arrives as a pull request. Checks run by themselves, and what the policy allows is merged.",
      "Jede Änderung kommt als Pull Request. Sie wird von selbst geprüft, und was die Regeln erlauben, wird "
      "übernommen."}},
    {Word::notice, {"Notice", "Hinweis"}},
    {Word::inside, {"What is inside", "Was darin ist"}},
    {Word::look_inside, {"Look inside", "Hineinsehen"}},
    {Word::packages, {"Packages", "Pakete"}},
    {Word::version, {"Version", "Version"}},
    {Word::show_all, {"Show all", "Alle zeigen"}},
    {Word::filter_packages, {"Filter packages", "Pakete filtern"}},
    {Word::filter_files, {"Search files", "Dateien suchen"}},
    {Word::list_of_contents, {"List of contents", "Inhaltsliste"}},
    {Word::no_match, {"Nothing matches.", "Nichts passt."}},
    {Word::cannot_load,
     {"The contents could not be fetched: their store may not let browsers of other sites read it.",
      "Der Inhalt war nicht zu holen: Vielleicht lässt sein Speicher Browser anderer Sites nicht lesen."}},
    {Word::not_as_published,
     {"What came is not what was published: its digest differs.",
      "Was kam, ist nicht, was veröffentlicht wurde: Sein Digest ist ein anderer."}},
    {Word::search_none, {"Nothing found for “{q}”.", "Nichts gefunden für „{q}“."}},
    {Word::search_one, {"1 collection", "1 Sammlung"}},
    {Word::search_many, {"{n} collections", "{n} Sammlungen"}},
    {Word::search_meant, {"Showing “{words}” instead of “{q}”.", "Gezeigt wird „{words}“ statt „{q}“."}},
    {Word::search_nearest, {"Did you mean “{words}”?", "War „{words}“ gemeint?"}},
    {Word::search_all, {"All {n} results", "Alle {n} Ergebnisse"}},
    {Word::search_failed, {"The search index could not be read.", "Der Suchindex war nicht zu lesen."}},
    {Word::browse_filter, {"Filters", "Filter"}},
    {Word::browse_find, {"Find in this list", "In dieser Liste suchen"}},
    {Word::browse_none, {"Nothing has all that is ticked.", "Nichts hat alles, was angekreuzt ist."}},
    {Word::browse_newest, {"Only the newest {n} were looked through.", "Nur die neuesten {n} wurden durchgesehen."}},
    {Word::browse_more, {"Show {n} more", "{n} weitere zeigen"}},
    {Word::browse_values, {"{n} more", "{n} weitere"}},
    {Word::browse_clear, {"Clear all filters", "Alle Filter aufheben"}},
    {Word::browse_off, {"Remove filter: {name}", "Filter aufheben: {name}"}},
    {Word::name_space, {"Namespace", "Namensraum"}},
    {Word::year, {"Year", "Jahr"}},
    {Word::is_signed, {"Signed", "Signiert"}},
    {Word::signed_yes, {"signed", "signiert"}},
    {Word::layers, {"Layers", "Schichten"}},
    {Word::layer, {"Layer", "Schicht"}},
    {Word::config, {"config", "Konfiguration"}},
    {Word::how_it_runs, {"How it runs", "Wie es läuft"}},
    {Word::entrypoint, {"Entrypoint", "Entrypoint"}},
    {Word::command, {"Command", "Kommando"}},
    {Word::working_folder, {"Working folder", "Arbeitsordner"}},
    {Word::user, {"User", "Benutzer"}},
    {Word::ports, {"Ports", "Ports"}},
    {Word::volumes, {"Volumes", "Volumes"}},
    {Word::stop_signal, {"Stop signal", "Stoppsignal"}},
    {Word::environment, {"Environment", "Umgebung"}},
    {Word::definition, {"Definition file", "Definitionsdatei"}},
    {Word::what_changed, {"What changed between two states", "Was sich zwischen zwei Ständen geändert hat"}},
    {Word::from, {"From", "Von"}},
    {Word::to, {"To", "Bis"}},
    {Word::now, {"now:", "jetzt:"}},
    {Word::compare, {"Compare", "Vergleichen"}},
    {Word::settings, {"Settings", "Einstellungen"}},
    {Word::by_size, {"Files are compared by their sizes.", "Dateien werden nach ihrer Größe verglichen."}},
    {Word::no_difference, {"Nothing differs that is known of them.", "Nichts, was von ihnen bekannt ist, ist anders."}},
    {Word::rest_at_source,
     {"The rest is in the repository of the source.", "Der Rest steht im Repository der Quelle."}},
    {Word::rest_left_out, {"The rest is left out.", "Der Rest ist weggelassen."}},
    {Word::sizes_failed, {"The sizes could not be read.", "Die Größen waren nicht zu lesen."}},
    {Word::search_key, {"The key “/” goes to the search field", "Die Taste „/“ führt zum Suchfeld"}},
    {Word::task_done, {"done", "erledigt"}},
    {Word::task_open, {"not done", "offen"}},
};

constexpr bool is_in_order() {
  for (std::size_t i = 0; i < std::size(table); ++i)
    if (static_cast<std::size_t>(table[i].word) != i) return false;
  return std::size(table) == static_cast<std::size_t>(Word::count);
}
static_assert(is_in_order(), "the table has every word, in the order of the enum");

}  // namespace

// The first subtag decides (RFC 4647, section 3.4): what is written in Austria is read in "de".
Words Words::of(std::string_view language) {
  const std::string first = to_lower(language.substr(0, language.find('-')));
  const auto* const found = std::ranges::find(languages, first);
  return Words(static_cast<std::uint8_t>(found == std::end(languages) ? 0 : found - std::begin(languages)));
}

std::string_view Words::operator[](Word word) const { return table[static_cast<std::size_t>(word)].in[column_]; }

std::string_view Words::language() const { return languages[column_]; }

}  // namespace roadstead::render::web
