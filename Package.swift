// swift-tools-version: 6.2
import PackageDescription

/// What every Swift target of ours is held to.
let house: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "relocate",
  products: [
    .executable(name: "relocate", targets: ["relocate"]),
    .library(name: "LinearModel", targets: ["LinearModel"]),
    .library(name: "GLPKSolver", targets: ["GLPKSolver"]),
    .library(name: "Relocation", targets: ["Relocation"]),
    // What reads files, for Fuzzing.
    .library(name: "InstanceFiles", targets: ["InstanceFiles"]),
    .library(name: "Reporting", targets: ["Reporting"]),
    .library(name: "Interpretation", targets: ["Interpretation"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    // The system's libraries, and the one piece of C.
    .systemLibrary(name: "CGLPK"),
    .systemLibrary(name: "CLibcrypto"),
    .systemLibrary(name: "CMinizip"),
    .systemLibrary(name: "CExpat"),
    .systemLibrary(name: "CXLSXWriter"),
    .target(name: "CGLPKTrap", linkerSettings: [.linkedLibrary("glpk")]),

    // Three rooms that import nothing of ours: threads, the algebra and the domain.
    .target(name: "WorkSharing", swiftSettings: house + [.strictMemorySafety()]),
    // Without Foundation, nothing else brings the rounding and the square root of optimised code.
    .target(name: "LinearModel", swiftSettings: house, linkerSettings: [.linkedLibrary("m")]),
    .target(name: "Relocation", swiftSettings: house, linkerSettings: [.linkedLibrary("m")]),

    .target(
      name: "GLPKSolver", dependencies: ["CGLPK", "CGLPKTrap", "LinearModel", "WorkSharing"],
      swiftSettings: house + [.strictMemorySafety()]),
    .target(
      name: "InstanceFiles",
      dependencies: [
        "Relocation", "CLibcrypto", "CMinizip", "CExpat", "CXLSXWriter", .product(name: "Yams", package: "Yams"),
      ], swiftSettings: house),
    .target(name: "Formulation", dependencies: ["LinearModel", "Relocation"], swiftSettings: house),
    .target(
      name: "Planning", dependencies: ["Formulation", "GLPKSolver", "LinearModel", "Relocation", "WorkSharing"],
      swiftSettings: house),
    .target(name: "Interpretation", dependencies: ["Formulation", "Relocation", "WorkSharing"], swiftSettings: house),
    .target(
      name: "Reporting", dependencies: ["Formulation", "Interpretation", "Relocation", "CLibcrypto", "CXLSXWriter"],
      resources: [.embedInCode("Page/Resources/report.css"), .embedInCode("Page/Resources/report.js")],
      swiftSettings: house),
    .target(
      name: "RunHistory", dependencies: ["Relocation", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: house),
    .target(name: "SyntheticInstances", dependencies: ["Relocation"], swiftSettings: house),

    .target(
      name: "RelocateCommands",
      dependencies: [
        "Relocation", "InstanceFiles", "Formulation", "LinearModel", "GLPKSolver", "Planning", "Interpretation",
        "Reporting", "RunHistory", "WorkSharing", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: house),
    .executableTarget(name: "relocate", dependencies: ["RelocateCommands"], swiftSettings: house),
    // Pages for man, made from what the commands say of themselves.
    .executableTarget(name: "relocate-manual", swiftSettings: house),
    .executableTarget(
      name: "relocate-synthesize",
      dependencies: [
        "SyntheticInstances", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: house),
    .testTarget(
      name: "SyntheticInstancesTests", dependencies: ["SyntheticInstances", "InstanceFiles", "Relocation"],
      swiftSettings: house),

    .testTarget(name: "RelocationTests", dependencies: ["Relocation"], swiftSettings: house),
    .testTarget(name: "WorkSharingTests", dependencies: ["WorkSharing"], swiftSettings: house),
    .testTarget(name: "LinearModelTests", dependencies: ["LinearModel"], swiftSettings: house),
    .testTarget(
      name: "GLPKSolverTests", dependencies: ["GLPKSolver", "CGLPK", "LinearModel"], swiftSettings: house),
    .testTarget(
      name: "EndToEndTests", dependencies: ["relocate", "relocate-manual", "relocate-synthesize"],
      swiftSettings: house),
    .testTarget(
      name: "RelocateCommandsTests", dependencies: ["RelocateCommands", "Formulation", "Planning", "Relocation"],
      swiftSettings: house),
    .testTarget(
      name: "PlanningTests",
      dependencies: ["Planning", "Formulation", "GLPKSolver", "Relocation", "SyntheticInstances"], swiftSettings: house),
    .testTarget(
      name: "InterpretationTests",
      dependencies: ["Interpretation", "Formulation", "Planning", "Relocation", "SyntheticInstances"],
      swiftSettings: house),
    .testTarget(
      name: "ReportingTests", dependencies: ["Reporting", "CMinizip", "Interpretation", "Formulation", "Relocation"],
      swiftSettings: house),
    .testTarget(
      name: "RunHistoryTests",
      dependencies: ["RunHistory", "Relocation", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: house),
    .testTarget(
      name: "InstanceFilesTests", dependencies: ["InstanceFiles", "Relocation"], swiftSettings: house),
    .testTarget(
      name: "FormulationTests",
      dependencies: ["Formulation", "GLPKSolver", "InstanceFiles", "LinearModel", "Relocation"], swiftSettings: house),
    .testTarget(
      name: "OracleTests",
      dependencies: [
        "Formulation", "GLPKSolver", "InstanceFiles", "Interpretation", "LinearModel", "Planning", "Relocation",
      ],
      swiftSettings: house),
  ]
)
