// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/condition/answers.h"
#include "engine/condition/edit.h"
#include "engine/reaction/problem.h"
#include "ui/condition/rulespot.h"
#include "ui/document/workspace.h"

#include <QObject>

#include <optional>

namespace retort {

/// The rule that the condition editor's views look at together: its document, its outline, what it comes to with the
/// sample event; and the one way by which they change it.
class Rule : public QObject {
    Q_OBJECT

public:
    Rule(Workspace& workspace, QObject* parent = nullptr);

    /// Looks at a spot as it is now. False where that is what was looked at already.
    bool look(const RuleSpot& spot);
    /// What the event holds; nullptr where there is no event. False where that changed nothing.
    bool evaluateOn(const json::Data* context);

    const RuleSpot& spot() const { return m_spot; }
    int version() const { return m_version; } ///< Another one whenever what is looked at is: parts are counted anew.
    bool isThere() const { return m_there; }  ///< Else the outline is that of null.
    const std::string& place() const { return m_place; } ///< Pointer of the rule in its document, or of its text.
    bool isInText() const { return m_inText; }           ///< The rule is JSON inside of a text there.
    /// Why there is no rule in the text that stands there: it is no JSON.
    const Error* textError() const { return m_textError ? &*m_textError : nullptr; }
    /// Where a problem of the document is within the rule; nullopt where it is about something else.
    std::optional<std::string> within(const Problem& problem) const;
    bool isReadable() const { return m_entry != nullptr; }
    const condition::Site& site() const { return m_site; }
    const condition::Outline& outline() const { return m_site.outline; }
    /// nullptr where there is no event.
    const condition::Answer* answer(condition::PartId part) const;
    const condition::Answers* answers() const { return m_answers ? &*m_answers : nullptr; }
    const json::Data* context() const { return m_context ? &*m_context : nullptr; }

    std::string textOf(condition::PartId part) const; ///< As it stands in the document.
    /// What is shown for editing it: without the indent around it, or what was typed in its place.
    std::string shownTextOf(condition::PartId part) const;
    std::string validText() const; ///< Of the whole, as it stands in the document, without the indent around it.
    std::string text() const;      ///< Of the whole, or what was typed in its place.

    // What was typed and is no JSON (yet).
    const Draft* draft() const; ///< Of the whole rule.
    const Draft* draftOf(condition::PartId part) const;
    const Draft* draftWithin() const; ///< Any, below the whole.
    /// What was typed at this place of the rule, or below it.
    const Draft* draftBelow(const std::string& pointer) const;
    /// Where that is, within the rule.
    std::string placeWithin() const;
    void dropTyped(const QString& step); ///< What was typed in the place of the whole.

    /// One named step. Refused, with refused(): what the edit refuses. Gives where the part stands now.
    std::optional<std::string> apply(const Result<condition::Edited>& edited, const QString& step,
                                     const QString& mergeKey = {});
    /// A problem's way out, as one step. The problem was found in the document as it is.
    void applyFix(const Fix& fix);
    /// The whole rule; also where it is not there yet.
    bool setText(const std::string& json, const QString& step);
    /// A part's own JSON as it is typed: may be none yet, and is a draft then.
    void setPartText(condition::PartId part, const std::string& json, const QString& step);
    void endMerge() { m_workspace.endMerge(); }

    Workspace& workspace() const { return m_workspace; }

Q_SIGNALS:
    void refused(const retort::Error& error);
    /// A value that is no JSON yet stands in the way of moving things: it has to be finished, or undone, first.
    void unfinished(const std::string& pointer);

private:
    TextTarget targetOf(const std::string& pointer) const;
    TextTarget targetOf(condition::PartId part) const { return targetOf(outline().pointerTo(part)); }
    bool isWithin(const TextTarget& target) const;
    std::string placeOf(const Draft& typed) const; ///< Within the rule.
    std::optional<Phrase> missingWords(condition::PartId part, const std::string& text) const;
    bool isNothing(const json::Document& document, json::Document::Index node) const;
    void read(const json::Document& document);
    const Entry* entry() const;

    Workspace& m_workspace;
    RuleSpot m_spot;
    const Entry* m_entry = nullptr;
    std::shared_ptr<const Content> m_content; ///< What was looked at.
    int m_version = 0;
    bool m_there = false;
    bool m_inText = false;
    std::optional<Error> m_textError;
    std::string m_place; ///< Pointer of the rule in the document.
    condition::Site m_site;
    logic::Settings m_settings;
    std::optional<json::Data> m_context;
    std::optional<condition::Answers> m_answers;
};

} // namespace retort
