// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/find/recipe.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QListView;
class QPushButton;
class QScrollArea;
class QStandardItemModel;
class QVBoxLayout;

namespace retort {

class PlainLabel;

/// A new reaction from a worked example: the recipes, searched as one types, and beside them what the chosen one does,
/// in words, and what it needs. Open it with open().
class RecipeDialog : public QDialog {
    Q_OBJECT

public:
    explicit RecipeDialog(Workspace& workspace, QWidget* parent = nullptr);

Q_SIGNALS:
    void made(retort::EntryId reaction);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// What is named for a need.
    struct Picker {
        QComboBox* box = nullptr; ///< nullptr where there is nothing to choose.
        std::vector<RecipeNeed::Choice> choices;
    };

    void fill();
    const Recipe* current() const;
    void showRecipe();
    void addNeed(const RecipeNeed& need);
    std::vector<RecipeNeed::Choice> named() const;
    void showSteps();
    PlainLabel* addLine(const QString& text, int space = 0);
    void make();

    Workspace& m_workspace;
    std::vector<Recipe> m_recipes;
    QLineEdit* m_search;
    QStandardItemModel* m_model;
    QListView* m_list;
    QScrollArea* m_area;
    QWidget* m_page = nullptr; ///< What the recipe does; made anew for each.
    QVBoxLayout* m_lines = nullptr;
    std::vector<PlainLabel*> m_steps; ///< On the page.
    std::vector<Picker> m_pickers;    ///< One for each need.
    QCheckBox* m_samples;
    QPushButton* m_make;
};

} // namespace retort
