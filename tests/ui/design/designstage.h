// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/document/samples.h"
#include "ui/design/chain/chainedits.h"
#include "ui/design/chain/chainmodel.h"
#include "ui/design/chain/chainview.h"
#include "ui/design/designpane.h"
#include "ui/design/inspector/inspector.h"
#include "ui/document/liverun.h"

#include <QAbstractItemModelTester>
#include <QBoxLayout>
#include <QTest>

namespace retort {

/// The Design screen without the rest of the window: pane and inspector on the small workspace.
class DesignStage {
public:
    DesignStage() : DesignStage(samples::files()) {}
    explicit DesignStage(const std::vector<WorkspaceFile>& files)
        : workspace(samples::catalogue(), &samples::readManifest)
        , selection(workspace)
        , run(workspace, selection)
        , lint(workspace, selection)
        , pane(new DesignPane(workspace, selection, run, lint, &window))
        , inspector(new Inspector(workspace, selection, run, &window))
        , chain(pane->chain())
    {
        auto* layout = new QHBoxLayout(&window);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(pane, 1);
        layout->addWidget(inspector);
        inspector->setFixedWidth(396);
        const auto showProblems = [this] { inspector->showProblems(lint.problemsOf(selection.reaction())); };
        QObject::connect(&lint, &LiveLint::changed, inspector, showProblems);
        QObject::connect(&selection, &Selection::reactionChanged, inspector, showProblems);
        new QAbstractItemModelTester(chain->model(), QAbstractItemModelTester::FailureReportingMode::Fatal, &window);
        QObject::connect(pane, &DesignPane::refused, [this](const Error& error) { refused.push_back(error); });
        QObject::connect(inspector, &Inspector::refused, [this](const Error& error) { refused.push_back(error); });
        workspace.open(files);
        window.resize(1000, 640);
        window.show();
        window.activateWindow();
        if (workspace.findPath(samples::promoterPath))
            useSample(samples::promoterPath);
        run.evaluateNow();
    }

    void useSample(const QString& path)
    {
        selection.setEvent(samples::idOf(workspace, path));
        run.evaluateNow();
    }
    void useReaction(const QString& path)
    {
        selection.setReaction(samples::idOf(workspace, path));
        run.evaluateNow();
    }
    EntryId reaction() const { return selection.reaction(); }
    std::string text() const { return samples::textOf(workspace, reaction()); }
    const Reaction& value() const { return *workspace.find(reaction())->reaction(); }

    /// Types of the actions in the order of execution: what people see from top to bottom.
    QStringList types() const
    {
        QStringList types;
        for (const std::size_t index : runOrder(value()).actions)
            types << QString::fromStdString(value().actions[index].type);
        return types;
    }
    /// The cards as screen readers meet them.
    QStringList sentences() const
    {
        QStringList sentences;
        for (int row = 0; row < chain->model()->rowCount(); ++row)
            sentences << chain->model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
        return sentences;
    }
    template <class T>
    T* part(const QString& name) const
    {
        T* found = window.findChild<T*>(name);
        if (!found)
            throw std::runtime_error("there is no " + name.toStdString());
        return found;
    }
    /// The part that screen readers know by this name, of those that show.
    template <class T>
    T* named(const QString& name) const
    {
        for (T* found : window.findChildren<T*>()) {
            if (found->accessibleName() == name && found->isVisible())
                return found;
        }
        throw std::runtime_error("nothing is called " + name.toStdString());
    }
    /// Where a card is in the chain's viewport.
    QPoint middleOf(int row) const { return chain->visualRect(chain->model()->index(row, 0)).center(); }

    Workspace workspace;
    Selection selection;
    LiveRun run;
    LiveLint lint;
    QWidget window;
    DesignPane* pane;
    Inspector* inspector;
    ChainView* chain;
    std::vector<Error> refused;
};

} // namespace retort
