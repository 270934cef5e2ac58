// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

namespace roadstead::bench {

struct Software {
  std::string_view name;
  std::string_view title;
  std::string_view what;
  std::string_view licence;  ///< SPDX
};

/// What the collections hold. A prime number of rows, so that every stride visits all of them.
inline constexpr std::array<Software, 47> software{{
    {"samtools", "SAMtools", "reads, sorts and indexes alignments in SAM, BAM and CRAM", "MIT"},
    {"bcftools", "BCFtools", "calls and filters variants in VCF & BCF", "GPL-3.0-or-later"},
    {"bwa", "BWA", "aligns short reads to a reference genome", "GPL-3.0-only"},
    {"star", "STAR", "aligns RNA-seq reads, spliced", "MIT"},
    {"salmon", "Salmon", "quantifies transcripts from RNA-seq", "GPL-3.0-only"},
    {"blast", "BLAST+", "searches sequences for local similarity", "LicenseRef-public-domain"},
    {"gatk", "GATK", "discovers variants and genotypes", "Apache-2.0"},
    {"fastqc", "FastQC", "controls the quality of raw sequence data", "GPL-3.0-or-later"},
    {"multiqc", "MultiQC", "gathers reports of many tools into one", "GPL-3.0-or-later"},
    {"nextflow", "Nextflow", "runs pipelines on clusters", "Apache-2.0"},
    {"snakemake", "Snakemake", "runs workflows that are written as rules", "MIT"},
    {"freesurfer", "FreeSurfer", "segments structural images of the brain", "LicenseRef-freesurfer"},
    {"fmriprep", "fMRIPrep", "preprocesses functional MRI, \"as the data come\"", "Apache-2.0"},
    {"ants", "ANTs", "registers and normalises medical images", "Apache-2.0"},
    {"mrtrix3", "MRtrix3", "analyses diffusion MRI", "MPL-2.0"},
    {"gromacs", "GROMACS", "simulates molecular dynamics", "LGPL-2.1-or-later"},
    {"lammps", "LAMMPS", "simulates atoms at <large> scale", "GPL-2.0-only"},
    {"namd", "NAMD", "simulates biomolecules in parallel", "LicenseRef-namd"},
    {"cp2k", "CP2K", "computes electronic structure of solids and liquids", "GPL-2.0-or-later"},
    {"quantum-espresso", "Quantum ESPRESSO", "computes materials from first principles", "GPL-2.0-or-later"},
    {"openfoam", "OpenFOAM", "solves fluid flow on unstructured meshes", "GPL-3.0-or-later"},
    {"su2", "SU2", "optimises shapes in multiphysics", "LGPL-2.1-or-later"},
    {"fenics", "FEniCS", "solves partial differential equations", "LGPL-3.0-or-later"},
    {"paraview", "ParaView", "visualises fields, in batch and remotely", "BSD-3-Clause"},
    {"visit", "VisIt", "visualises meshes and time series", "BSD-3-Clause"},
    {"tensorflow", "TensorFlow", "trains neural networks on CPU and GPU", "Apache-2.0"},
    {"pytorch", "PyTorch", "trains neural networks with CUDA", "BSD-3-Clause"},
    {"jax", "JAX", "differentiates and compiles array programs", "Apache-2.0"},
    {"horovod", "Horovod", "trains over many nodes with MPI", "Apache-2.0"},
    {"rstudio", "RStudio Server", "edits and runs R in a browser", "AGPL-3.0-only"},
    {"jupyter", "Jupyter", "edits and runs notebooks in a browser", "BSD-3-Clause"},
    {"bioconductor", "R & Bioconductor", "analyses genomic data in R", "Artistic-2.0"},
    {"julia", "Julia", "computes with a compiled dynamic language", "MIT"},
    {"octave", "GNU Octave", "computes with matrices", "GPL-3.0-or-later"},
    {"root", "ROOT", "analyses data of high-energy physics", "LGPL-2.1-or-later"},
    {"geant4", "Geant4", "simulates the passage of particles through matter", "LicenseRef-geant4"},
    {"casa", "CASA", "calibrates and images radio interferometry", "LGPL-2.0-or-later"},
    {"astropy", "Astropy", "analyses astronomical data in Python", "BSD-3-Clause"},
    {"wrf", "WRF", "forecasts weather at the mesoscale", "LicenseRef-public-domain"},
    {"cdo", "CDO", "works on climate and forecast model data", "BSD-3-Clause"},
    {"gdal", "GDAL", "translates raster and vector geodata", "MIT"},
    {"qgis", "QGIS", "shows and edits maps", "GPL-2.0-or-later"},
    {"alphafold", "AlphaFold", "predicts the structure of proteins", "Apache-2.0"},
    {"relion", "RELION", "refines structures from electron microscopy", "GPL-2.0-only"},
    {"maker", "MAKER", "annotates genomes – für neue Arten", "Artistic-2.0"},
    {"spack", "Spack", "builds software for supercomputers", "MIT"},
    {"lolcow", "lolcow", "lets a cow tell a fortune in colour", "MIT"},
}};

inline constexpr std::array<std::string_view, 29> fields{
    "genomics", "neuro",  "astro",   "bio",   "climate", "quantum", "protein",   "marine", "plasma", "polar",
    "cancer",   "plant",  "physics", "ocean", "cluster", "imaging", "soil",      "fusion", "hydro",  "virology",
    "seismo",   "cosmos", "cell",    "chem",  "ecology", "brain",   "materials", "radio",  "epi"};

inline constexpr std::array<std::string_view, 23> groups{
    "lab",     "group", "hpc",      "core", "hub",     "institute", "center",     "tools",
    "uni",     "team",  "facility", "data", "cloud",   "project",   "consortium", "lehrstuhl",
    "science", "apps",  "images",   "dev",  "section", "unit",      "network"};

inline constexpr std::array<std::string_view, 16> people{
    "Ada Lovelace", "Zoë Müller",      "José Álvarez",    "Nkechi Okafor", "Wei Zhang",      "Aiko Tanaka",
    "Jürgen Weiß",  "Siobhán O'Neill", "Priya Natarajan", "Lars Ødegård",  "Marta Kowalska", "Yusuf Demir",
    "Grace Hopper", "Émilie Laurent",  "Tomáš Dvořák",    "Ivan Petrov"};

inline constexpr std::array<std::string_view, 17> flavours{
    "gpu",  "dev",    "mpi",      "cuda11.8", "slim",    "openmpi4.1", "ubuntu22.04", "alpine", "py310",
    "full", "stable", "cuda12.1", "mkl",      "2023.09", "bullseye",   "nightly",     "rocm5.4"};

inline constexpr std::array<std::string_view, 3> further_architectures{"arm64", "ppc64le", "s390x"};

}  // namespace roadstead::bench
