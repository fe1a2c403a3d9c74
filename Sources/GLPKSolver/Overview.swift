// The room GLPKSolver at a glance. It alone imports GLPK; everything else sees these Swift types.
//
//   withGLPKProblem(named: String, (inout GLPKProblem) throws -> Value) throws -> Value
//
//   GLPKProblem, noncopyable, living inside that call only; rows and columns count from 0
//     Row(lower:upper:)      Column(lower:upper:cost:isInteger:rows:values:)
//     rowCount               columnCount
//     addRows([Row]) -> Range<Int>                        addColumns([Column]) -> Range<Int>
//     appendRow(Row, columns: [Int32], values: [Double]) -> Int
//     load(LinearModel, named: Bool = false)
//     setRowBounds(Int, lower:upper:)                     setColumnBounds(Int, lower:upper:)
//     setCost(Int, Double)                                setInteger(Int, Bool)
//     setObjectiveConstant(Double)                        setDirection(ObjectiveDirection)
//     deleteRows([Int])                                   deleteColumns([Int])
//     rowBounds(Int), columnBounds(Int), costs(), objectiveConstant(), integerColumns(), rowNames(), columnNames()
//     rowBasisStatuses(), columnBasisStatuses() -> [BasisStatus]
//     setBasisStatuses(rows:columns:)                     rebuildBasis(advanced: Bool = true)
//     scale()
//     solveLP(LPOptions) -> LPSolution                    solveMIP(MIPOptions) -> MIPSolution
//     loadMathProg(modelPath:dataPath:), loadMPS(path:), loadLP(path:), writeMPS(path:), writeLP(path:)
//
//   LPSolution    .optimal(LPPoint) .infeasible .unbounded .stopped(reason:state:)
//   MIPSolution   .optimal(values:objective:bound:) .feasible(values:objective:bound:reason:)
//                 .noSolution(bound:reason:) .infeasible .unbounded
//   StopSignal    requestStop(), isRequested              MIPProgressBox   bestBound, incumbentValue, nodeCount
//   GLPKError     what GLPK could not do                  GLPK.version
