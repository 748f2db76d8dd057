// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/paint.h"
#include "ui/condition/build/buildview.h"
#include "ui/condition/rulespot.h"
#include "ui/document/liverun.h"

#include <QWidget>

#include <optional>

class QPushButton;
class QTabBar;
class QVBoxLayout;

namespace retort {

class Chip;
class EdgeStrip;
class JsonEditor;
class NotedCompleter;
class PlainLabel;
class WordsView;

/// A JSON Logic rule, wherever it stands, as groups and clauses, as JSON, and in plain words: three views of one value,
/// never out of step, with what it comes to with the sample event. What is typed as JSON and is none stays there,
/// marked; the other two go on showing the last rule that was one.
class ConditionEditor : public QWidget {
    Q_OBJECT

public:
    enum class View { Build, Json, Words };

    ConditionEditor(Workspace& workspace, const LiveRun& run, NotedCompleter* paths, QWidget* parent = nullptr);
    ~ConditionEditor() override;

    /// Shows the rule of a spot as it is now. It follows further changes by itself.
    void show(const RuleSpot& spot);
    using QWidget::show;

    View view() const;
    void setView(View view);
    void focusEditor(); ///< The first control of the view that shows.
    /// To a place of the rule (a pointer within it), in the builder.
    void reveal(const std::string& pointer);
    /// Marks a place of the rule: the row that it is in, or in the JSON the line. Gives what is to be brought into
    /// sight; nullptr where there is no such place. The keys go there if `focus`.
    QWidget* showPlace(const std::string& pointer, bool focus);
    void clearPlace();

    // Words of whoever embeds it.
    void setLead(const QString& before, const QString& after); ///< See BuildView::setLead().
    void setEmptyText(const QString& text);                    ///< While nothing is asked.
    void setTypes(BuildView::TypeOf types);                    ///< Of fields by their paths.
    void setValues(BuildView::ValuesOf values);                ///< Seen in them, by their paths.
    /// Of the document that the rule stands in; those of other places are passed over. Each is marked on the row that
    /// it is about, with its ways out.
    void showProblems(const std::vector<Problem>& problems);
    void showVerdict(const std::optional<ChipContent>& verdict);

    const Rule& rule() const { return *m_rule; }
    BuildView* build() const { return m_build; }
    JsonEditor* json() const { return m_json; }
    EdgeStrip* edges() const { return m_edges; }
    /// Below the builder, in its view only: for what belongs to it.
    void addBelowBuild(QWidget* widget);

Q_SIGNALS:
    void refused(const retort::Error& error);
    void viewChanged();

protected:
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void follow();
    void showAll();
    void showJsonProblem();
    void typed(const QString& text);
    void fitJson();
    void tell(const QString& sentence, const std::vector<QPushButton*>& ways);

    Rule* m_rule;
    const LiveRun& m_run;
    QTabBar* m_tabs;
    Chip* m_verdict;
    QWidget* m_notice;
    PlainLabel* m_noticeText;
    QPushButton* m_toJson;
    QPushButton* m_drop;
    QPushButton* m_undo;
    int m_undoable = -1; ///< The history's index while the notice is about its last step.
    QWidget* m_pages[3];
    QVBoxLayout* m_buildColumn;
    BuildView* m_build;
    EdgeStrip* m_edges;
    JsonEditor* m_json;
    WordsView* m_words;
    QString m_emptyText;
    QWidget* m_viewport = nullptr; ///< That this is scrolled in.
    bool m_shown = false;
};

} // namespace retort
